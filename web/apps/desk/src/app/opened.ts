import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * What lies open in the side panel, as `county.id` in the address: a link shows the same, and going
 * back closes it.
 */
export function useOpened(): WritableComputedRef<{ county: string; id: string } | undefined> {
  const route = useRoute()
  const router = useRouter()
  const own = route.path
  return computed({
    get() {
      // A page put aside must not take the next page's choice for its own.
      if (route.path !== own) return undefined
      const [county, id] = String(route.query['open'] ?? '').split('.')
      return county && id ? { county, id } : undefined
    },
    set(next) {
      const query = { ...route.query, open: next ? `${next.county}.${next.id}` : undefined }
      // Moving along a list replaces; opening and closing can be taken back.
      if (next && route.query['open']) void router.replace({ query })
      else void router.push({ query })
    },
  })
}

/** Choices made in this very moment: each of several is kept, not only the last. */
let chosen: Record<string, string | undefined> | undefined

/** A choice of a page that stands in the address, for example a tab or a filter. */
export function useChoice(name: string, usual = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  const own = route.path
  return computed({
    get: () => String((route.path === own ? route.query[name] : undefined) ?? usual),
    set(next) {
      const value = next === usual ? undefined : next
      if (chosen) {
        chosen[name] = value
        return
      }
      chosen = { [name]: value }
      queueMicrotask(() => {
        const query = { ...route.query, ...chosen }
        chosen = undefined
        void router.replace({ query })
      })
    },
  })
}
