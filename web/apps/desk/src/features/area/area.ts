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
  /** Counts changes of the tree, so that what shows it reads again. */
  const version = ref(0)
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
      if (asked !== code.value) return
      file.value = found
      // An old code leads to what became of it.
      if (found.code !== asked) await choose(found.code)
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown
      // A code that lies outside, or was closed: back to where this account is at home.
      const gone = thrown.problem.status === 404 || thrown.problem.code === 'area-closed'
      if (gone && asked === code.value && asked !== home.value) await choose(home.value)
    } finally {
      busy.value = false
    }
  }

  async function choose(next: string) {
    await router.push({ query: { ...route.query, open: undefined, area: next } })
  }

  /** Who comes for the first time and sees the whole nation starts where its tree first branches. */
  async function start() {
    if (!session.may('AREA_READ')) return
    let at = ''
    let beneath = (await api.get('/api/areas')).rows
    while (beneath.length === 1 && at.length < 6) {
      at = beneath[0]!.code
      beneath = (await api.get('/api/areas/{code}/children', { path: { code: at } })).rows
    }
    if (at !== '' && code.value === '') await choose(at)
  }

  /** Something about the tree is not as it was. */
  async function changed() {
    version.value++
    await read()
  }

  watch(
    [code, () => session.me?.accountId],
    ([now, account]) => {
      const isFirst = !!account && now === '' && remembered.value[account] === undefined
      if (account) remembered.value = { ...remembered.value, [account]: now }
      void (isFirst ? start() : read())
    },
    { immediate: true },
  )

  return { code, name, file, busy, home, version, choose, changed }
})
