import type { Query } from '@koumen/api-client'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The conditions that a list of households knows; they stand in the address. */
export const conditions = [
  'q',
  'use',
  'mark',
  'kind',
  'state',
  'size',
  'ageBand',
  'sex',
  'language',
  'category',
  'underCare',
  'livingAlone',
  'hasElder',
  'hasChild',
  'dueReview',
] as const
export type Condition = (typeof conditions)[number]

/** Conditions that are either set or not. */
export const switches = ['underCare', 'livingAlone', 'dueReview', 'hasElder', 'hasChild'] as const

export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const own = route.path

  const chosen = computed(() => {
    const found: Partial<Record<Condition, string>> = {}
    if (route.path !== own) return found
    for (const name of conditions) {
      const value = route.query[name]
      if (typeof value === 'string' && value !== '') found[name] = value
    }
    return found
  })
  const any = computed(() => Object.keys(chosen.value).length > 0)

  function set(name: Condition, value: string | undefined) {
    if (route.path !== own) return
    void router.replace({ query: { ...route.query, [name]: value || undefined, open: undefined } })
  }
  function replaceAll(next: Query) {
    const rest = Object.fromEntries(
      Object.entries(route.query).filter(([name]) => !conditions.includes(name as Condition)),
    )
    void router.replace({
      query: { ...rest, open: undefined, ...(next as Record<string, string>) },
    })
  }

  return { chosen, any, set, replaceAll }
}
