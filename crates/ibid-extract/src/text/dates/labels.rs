//! What the words beside a date say that it is.

use std::sync::LazyLock;

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
    let first = text.trim_start();
    let at_start = STEMS
        .iter()
        .flat_map(|(label, stems)| stems.iter().map(move |stem| (label, stem)))
        .filter_map(|(label, stem)| Some((stem.strip_prefix('^')?, *label)))
        .find(|(stem, _)| first.starts_with(stem))
        .map(|(stem, label)| (stem.len(), usize::MAX, label));
    // Where one stem ends later it is nearer to the date; at equal ends the first in the table.
    matches(&text, |stem| stem.text)
        .map(|(at, length, stem)| (at + length, stem.order, stem.label))
        .chain(at_start)
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, _, label)| label)
}

fn first_label(text: &str) -> Option<DateLabel> {
    let text = text.to_lowercase();
    // A number between says that the label speaks of that: "20:00, updated at 20:56".
    let direct = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    matches(&text, |stem| stem.text.trim())
        .filter(|(at, _, _)| *at <= direct)
        .min_by_key(|(at, _, stem)| (*at, stem.order))
        .map(|(_, _, stem)| stem.label)
}

/// A stem of the table.
struct Stem {
    text: &'static str,
    label: DateLabel,
    /// Its place in the table.
    order: usize,
}

/// The stems by their first byte, so that a text is gone through once.
static BY_FIRST: LazyLock<Vec<Vec<Stem>>> = LazyLock::new(|| {
    let mut by_first: Vec<Vec<Stem>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
    let stems = STEMS
        .iter()
        .flat_map(|(label, stems)| stems.iter().map(move |stem| (*label, *stem)));
    for (order, (label, text)) in stems.enumerate() {
        let first = text.bytes().next().unwrap_or_default();
        if let Some(stems) = by_first.get_mut(usize::from(first)) {
            stems.push(Stem { text, label, order });
        }
    }
    by_first
});

/// The stems in a text, as `form` has each: where each stands, its length, itself.
fn matches(
    text: &str,
    form: fn(&Stem) -> &str,
) -> impl Iterator<Item = (usize, usize, &'static Stem)> {
    let starts = text.char_indices().map(move |(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        (at, rest)
    });
    let starts = starts.filter(move |(at, rest)| starts_word(text, *at, rest));
    starts.flat_map(move |(at, rest)| {
        let first = rest.bytes().next().unwrap_or_default();
        BY_FIRST
            .get(usize::from(first))
            .into_iter()
            .flatten()
            .filter(move |stem| rest.starts_with(form(stem)))
            .map(move |stem| (at, form(stem).len(), stem))
    })
}

/// Whether what stands at a place is a word's start, or of a script where that does not matter.
fn starts_word(text: &str, at: usize, rest: &str) -> bool {
    let spaced = rest.chars().next().is_some_and(|first| {
        // Scripts that write words apart.
        u32::from(first) < 0x0E00
    });
    !spaced
        || text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|last| !last.is_alphabetic())
        // Arabic and Hebrew attach the article and prepositions.
        || rest.chars().next().is_some_and(|first| matches!(first, '\u{590}'..='\u{6ff}'))
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
