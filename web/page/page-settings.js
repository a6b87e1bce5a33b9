// The style and the language of the references.

import { element } from "./ibid-markup.js";
import { StylePicker } from "./ibid-picker.js";
import { styles } from "./page-api.js";

const LOCALES = ["en-US", "en-GB", "ar", "cs-CZ", "da-DK", "de-DE", "es-ES", "fi-FI", "fr-FR", "he-IL", "it-IT", "ja-JP", "ko-KR", "nl-NL", "nb-NO", "pl-PL", "pt-BR", "pt-PT", "ru-RU", "sv-SE", "tr-TR", "uk-UA", "zh-CN", "zh-TW"];

/** The controls of a page's style and locale. */
export function settings(page) {
  const { words, state } = page;
  const picker = new StylePicker({
    words, value: state.style, search: styles,
    onChoose: ({ name, title }) => page.change({ style: { name, title } }),
  });
  const names = new Intl.DisplayNames([words.language], { type: "language" });
  const options = LOCALES.map((tag) => element("option", { value: tag, selected: tag === state.locale }, names.of(tag)));
  const locale = element("select", { id: "locale" }, element("option", { value: "" }, words("page_by_style")), ...options);
  locale.addEventListener("change", () => page.change({ locale: locale.value }));
  return [picker.root, element("div", { class: "locale" }, element("label", { for: "locale", class: "ibid-label" }, words("page_locale")), locale)];
}
