//! What the words beside a date say that it is.

use super::DateLabel::{self, Accessed, Modified, Published};

/// How far before a date its label may begin, in bytes.
const BEFORE: usize = 64;
/// How far after a date its label may begin, in bytes.
const AFTER: usize = 24;

/// Stems that label a date, lower case, matched at the start of a word (or anywhere where the
/// script has no spaces); those with a `^` at the start of a line alone. Modified is looked for first: "last published update" is an update.
#[rustfmt::skip]
const STEMS: &[(DateLabel, &[&str])] = &[
    (Modified, &[
        "updat", "modified", "revised", "last edit", "last chang", "last review", "edited", "amended", "reviewed on", "medically reviewed", "fact checked", "date modified",
        "aktualisier", "geändert", "bearbeitet", "stand:", "stand ", "überarbeitet", "letzte änderung", "letztes update",
        "mis à jour", "mise à jour", "modifié", "maj ", "màj", "révisé",
        "actualizad", "actualización", "modificad", "última revisión", "atualizad", "atualização", "actualitzat", "actualització",
        "aggiornat", "aggiornamento", "modificat", "ultima modifica", "bijgewerkt", "gewijzigd", "laatste update", "aangepast",
        "uppdatera", "ändrad", "senast ändr", "oppdater", "sist endret", "endret", "opdatere", "ændret", "sidst ændret", "uppfært", "breytt", "päivitetty", "muokattu", "uuendatud", "muudetud",
        "zaktualizowan", "aktualizacj", "zmodyfikowan", "aktualizov", "aktualizác", "upraveno", "změněno", "upraven", "frissítve", "frissítés", "módosít", "frissült", "actualizat", "modificat la",
        "ažurirano", "izmijenjeno", "posodobljeno", "izmenjeno", "ажурирано", "обновлен", "обновлён", "изменен", "изменён", "редакция от", "оновлен", "змінено", "актуализ", "обновен",
        "ενημερώθηκε", "τελευταία ενημέρωση", "ενημέρωση", "τροποποι", "güncelle", "son güncelleme", "düzenlen", "تحديث", "آخر تعديل", "محدث", "به‌روز", "بروزرسانی", "به روز", "ویرایش", "עודכן", "עדכון",
        "अपडेट", "अद्यतन", "संशोधित", "আপডেট", "แก้ไข", "อัปเดต", "อัพเดท", "cập nhật", "sửa đổi", "diperbarui", "dimutakhirkan", "diupdate", "dikemas kini", "kemaskini",
        "更新", "改訂", "修訂", "修订", "最終更新", "最后修改", "수정", "업데이트", "최종", "atjaunin", "labot", "atnaujin", "pakeist", "eguneratu", "actualizado o",
    ]),
    (Accessed, &[
        "accessed", "retrieved", "last visited", "viewed on", "abgerufen", "zugriff", "letzter zugriff", "consulté", "consultado", "consulta:", "acesso em", "acessado", "consultato", "geraadpleegd",
        "hämtad", "besökt", "lest ", "hentet", "besøgt", "viitattu", "dostęp", "citováno", "letöltve", "accesat", "pristupljeno", "дата обращения", "дата звернення", "ανακτήθηκε", "erişim", "تاريخ الاطلاع", "閲覧", "访问", "存取", "검색일",
    ]),
    (Published, &[
        "publish", "posted", "first published", "date published", "issued", "released", "release date", "first aired", "aired", "created", "originally", "submitted on", "written on", "publication date", "pub date", "filed", "first posted",
        "veröffentlich", "erschienen", "publiziert", "erstellt", "geschrieben", "eingestellt", "erstmals", "verfasst", "datum", "online seit", "^vom ", "publié", "paru ", "parution", "mis en ligne", "mise en ligne", "posté", "écrit le", "diffusé", "créé le",
        "publicad", "publicación", "publicação", "fecha", "escrito el", "data de publica", "postado", "pubblicat", "pubblicazione", "postato", "creato il", "scritto il", "publicat", "gepubliceerd", "geplaatst", "verschenen",
        "publicera", "skapad", "publisert", "offentliggjort", "udgivet", "publiceret", "birt ", "birt:", "julkaistu", "avaldatud", "ilmunud", "opublikowan", "data publikacji", "dodano", "publikován", "zveřejněn", "vydáno", "publikovan", "zverejnen", "megjelent", "közzétéve", "publikálva", "létrehozva",
        "objavljen", "objavljeno", "објављено", "опубликован", "публикован", "дата публикации", "размещено", "опубліковано", "дата публікації", "публикува", "δημοσιεύ", "δημοσίευση", "yayınlan", "yayın tarihi", "yayımlan", "eklenme", "giriş",
        "نشر", "تاريخ النشر", "انتشار", "منتشر", "תאריך", "פורסם", "प्रकाशित", "प्रकाशन", "প্রকাশ", "เผยแพร่", "วันที่", "đăng", "xuất bản", "terbit", "dipublikasikan", "diterbitkan", "tayang", "diunggah", "disiarkan",
        "公開", "掲載", "投稿", "配信", "発表", "発売", "发布", "發布", "發佈", "发表", "發表", "刊登", "입력", "게재", "등록", "작성", "발행", "publicēt", "paskelbta", "publikuota", "argitaratu", "publicado o",
    ]),
];

/// The label of a date that follows `before` and precedes `after`; both reach to the neighbouring
/// dates. `next_follows` says that another date ends `after`.
pub(super) fn label(before: &str, after: &str, next_follows: bool) -> Option<DateLabel> {
    let before = tail(before, BEFORE);
    // A label belongs to its own line.
    let line = before.rsplit('\n').find(|line| !line.trim().is_empty());
    let distance = before.matches('\n').count();
    if let Some(found) = line.filter(|_| distance <= 2).and_then(last_label) {
        return Some(found);
    }
    let after = head(after, AFTER);
    let after = after.split('\n').next().unwrap_or_default();
    let own = if next_follows {
        // "12 May (updated) 13 May": only what is bracketed still speaks of the first date.
        let bracketed = after.trim_start().strip_prefix(['(', '['])?;
        bracketed.split_once([')', ']'])?.0
    } else {
        after
    };
    first_label(own)
}

/// The label that a line by itself is, of a date below it.
pub(crate) fn label_of_line(line: &str) -> Option<DateLabel> {
    last_label(line)
}

fn last_label(text: &str) -> Option<DateLabel> {
    let text = text.to_lowercase();
    STEMS
        .iter()
        .flat_map(|(label, stems)| stems.iter().map(move |stem| (label, stem)))
        .filter_map(|(label, stem)| {
            if let Some(stem) = stem.strip_prefix('^') {
                let is_first = text.trim_start().starts_with(stem);
                return is_first.then_some((stem.len(), *label));
            }
            let at = text
                .rmatch_indices(stem)
                .map(|(at, _)| at)
                .find(|at| starts_word(&text, *at, stem))?;
            Some((at + stem.len(), *label))
        })
        // Where one stem ends later it is nearer to the date; at equal ends the first in the table.
        .fold(None, |best: Option<(usize, DateLabel)>, found| match best {
            Some(known) if known.0 >= found.0 => Some(known),
            _ => Some(found),
        })
        .map(|(_, label)| label)
}

fn first_label(text: &str) -> Option<DateLabel> {
    let text = text.to_lowercase();
    STEMS
        .iter()
        .flat_map(|(label, stems)| stems.iter().map(move |stem| (label, stem.trim())))
        .filter_map(|(label, stem)| {
            let at = text.find(stem)?;
            // A time between says that the label speaks of that: "20:00, updated at 20:56".
            let direct = !text
                .get(..at)?
                .contains(|character: char| character.is_ascii_digit());
            (direct && starts_word(&text, at, stem)).then_some((at, *label))
        })
        .min_by_key(|(at, _)| *at)
        .map(|(_, label)| label)
}

fn starts_word(text: &str, at: usize, stem: &str) -> bool {
    let spaced = stem.chars().next().is_some_and(|first| {
        // Scripts that write words apart.
        u32::from(first) < 0x0E00
    });
    !spaced
        || text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|last| !last.is_alphabetic())
        // Arabic and Hebrew attach the article and prepositions.
        || stem.chars().next().is_some_and(|first| matches!(first, '\u{590}'..='\u{6ff}'))
}

fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
