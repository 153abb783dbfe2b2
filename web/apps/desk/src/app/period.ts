import { plusDays, today } from '@koumen/domain'
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** First and last day that a page is about, kept in its address. */
export function usePeriod(usualDays: number): WritableComputedRef<[string, string]> {
  const route = useRoute()
  const router = useRouter()
  const own = route.path
  const given = (name: string) => (route.path === own ? route.query[name] : undefined)
  return computed({
    get: (): [string, string] => [
      String(given('from') ?? plusDays(today(), 1 - usualDays)),
      String(given('to') ?? today()),
    ],
    set: ([from, to]) => void router.replace({ query: { ...route.query, from, to } }),
  })
}
