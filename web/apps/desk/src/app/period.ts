import { plusDays, today } from '@koumen/domain'
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** First and last day that a page is about, kept in its address. */
export function usePeriod(usualDays: number): WritableComputedRef<[string, string]> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: (): [string, string] => [
      String(route.query['from'] ?? plusDays(today(), 1 - usualDays)),
      String(route.query['to'] ?? today()),
    ],
    set: ([from, to]) => void router.replace({ query: { ...route.query, from, to } }),
  })
}
