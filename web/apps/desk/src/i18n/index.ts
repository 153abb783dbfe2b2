import type { Both, Locale } from '@koumen/domain'
import { computed } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { texts } from './words'

interface Tree {
  readonly [name: string]: Both | Tree
}
interface Messages {
  [name: string]: string | Messages
}
type Keys<T> = {
  [K in keyof T & string]: T[K] extends Both ? K : `${K}.${Keys<T[K]>}`
}[keyof T & string]

/** A text of the desk by its place, for example `session.signIn`. */
export type TextKey = Keys<typeof texts>

function isPair(value: Both | Tree): value is Both {
  return Array.isArray(value)
}

function pick(tree: Tree, side: 0 | 1): Messages {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      isPair(value) ? value[side] : pick(value, side),
    ]),
  )
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': pick(texts, 0), en: pick(texts, 1) },
})

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}

/** Switches every text at once; the caller keeps the choice. */
export function switchLocale(locale: Locale): void {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}

/** The texts of the desk in the language of the moment; a key that does not exist does not compile. */
export function useTexts() {
  const { t: say, locale } = useI18n({ useScope: 'global' })
  return {
    t: (key: TextKey, values: Record<string, unknown> = {}) => say(key, values),
    locale: computed(() => locale.value as Locale),
  }
}
