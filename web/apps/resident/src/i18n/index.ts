import { preferences } from '@koumen/phone'
import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { en } from './en'
import { zh } from './zh'

export const i18n = createI18n({
  legacy: false,
  locale: preferences.locale,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})

watch(
  () => preferences.locale,
  (locale) => (i18n.global.locale.value = locale),
)
