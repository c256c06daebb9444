/** Which of the widget's languages a reader gets, and which way it runs. */

/** The languages that the widget speaks; the first is spoken when no other fits. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'];

/**
 * The locale to speak: the wanted one, else the first of the browser's that is spoken here.
 *
 * @param {string | null} wanted a BCP 47 tag, or null
 * @returns {{tag: string, language: string, direction: 'ltr' | 'rtl'}} tag is for dates and numbers
 */
export function localeFor(wanted) {
  const tags = [wanted, ...(navigator.languages ?? [navigator.language])].filter(Boolean);
  for (const tag of tags) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (LANGUAGES.includes(language)) {
      return { tag: tag.replace('_', '-'), language, direction: language === 'ar' ? 'rtl' : 'ltr' };
    }
  }
  return { tag: 'en', language: 'en', direction: 'ltr' };
}
