import type { Locale } from '@koumen/domain'
import { inject, ref, type InjectionKey, type Ref } from 'vue'

/** The language that an app shows; apps provide it, shared components read it. */
export const localeKey: InjectionKey<Readonly<Ref<Locale>>> = Symbol('locale')

export function useLocale(): Readonly<Ref<Locale>> {
  return inject(localeKey, () => ref<Locale>('zh-CN'), true)
}
