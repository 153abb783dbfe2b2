import type { TermLabel } from '@koumen/api-client'
import { spoken, type Locale } from '@koumen/domain'
import { shallowRef } from 'vue'
import { api } from '../../app/api'
import { useTexts } from '../../i18n'

/** The choices that the jurisdiction itself decides: age bands, kinds of care, kinds of needs. */
type List = 'ageBands' | 'careCategories' | 'needKinds'
const lists = shallowRef<Record<string, TermLabel[]>>({})
let asked = false

function ask() {
  if (asked) return
  asked = true
  api
    .get('/api/registry/terms')
    .then((terms) => (lists.value = terms.lists))
    .catch(() => (asked = false))
}

function text(label: TermLabel, locale: Locale): string {
  return spoken([label.zh, label.en], locale)
}

export function useTerms() {
  const { locale } = useTexts()
  ask()
  return {
    choose: (list: List) =>
      (lists.value[list] ?? [])
        .filter((one) => !one.retired)
        .map((one) => ({ value: one.code, label: text(one, locale.value) })),
    label: (list: List, code: string) => {
      const found = lists.value[list]?.find((one) => one.code === code)
      return found ? text(found, locale.value) : code
    },
  }
}
