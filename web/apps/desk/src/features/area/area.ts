import type { AreaFile } from '@koumen/api-client'
import { ProblemError } from '@koumen/api-client'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../../app/api'
import { stored } from '../../app/stored'
import { useSession } from '../session/session'

/** The area that every page looks at. It stands in the address, so that a link shows the same. */
export const useArea = defineStore('area', () => {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  const remembered = stored<Record<string, string>>('area', {})
  const file = shallowRef<AreaFile>()
  const busy = ref(false)

  const home = computed(() => session.me?.areas[0]?.code ?? '')
  const code = computed(() => {
    const asked = route.query['area']
    if (typeof asked === 'string' && /^\d*$/.test(asked)) return asked
    return remembered.value[session.me?.accountId ?? ''] ?? home.value
  })
  const name = computed(() => (file.value?.code === code.value ? file.value.name : ''))

  async function read() {
    if (!session.me || !session.may('AREA_READ')) return
    const asked = code.value
    if (asked === '') {
      file.value = undefined
      return
    }
    busy.value = true
    try {
      const found = await api.get('/api/areas/{code}', { path: { code: asked } })
      if (asked === code.value) file.value = found
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown
      // A code that moved, or lies outside: back to where this account is at home.
      if (thrown.problem.status === 404 && asked !== home.value) await choose(home.value)
    } finally {
      busy.value = false
    }
  }

  async function choose(next: string) {
    await router.push({ query: { ...route.query, open: undefined, area: next } })
  }

  watch(
    [code, () => session.me?.accountId],
    ([now, account]) => {
      if (account) remembered.value = { ...remembered.value, [account]: now }
      void read()
    },
    { immediate: true },
  )

  return { code, name, file, busy, home, choose, reload: read }
})
