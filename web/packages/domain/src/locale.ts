/** The two languages, Chinese first. */
export type Locale = 'zh-CN' | 'en'

/** A text in both languages: Chinese, English. */
export type Both = readonly [zh: string, en: string]

export function spoken(both: Both, locale: Locale): string {
  return locale === 'en' ? both[1] : both[0]
}
