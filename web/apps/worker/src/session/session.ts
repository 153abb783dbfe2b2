import { asProblem, ProblemError, type Me, type Problem } from '@koumen/api-client'
import { preferences } from '@koumen/phone'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, ready } from '../api'

/** Who writes on this phone: known before the server answers, so that nothing waits for a signal. */
interface Owner {
  accountId: string
  name: string
}

const key = 'koumen.worker.owner'

function kept(): Owner | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Owner | null) ?? undefined
  } catch {
    return undefined
  }
}

/** The person signed in. `away`: no server was reached, the phone goes by what it knew last. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>()
  const last = ref(kept())
  const state = ref<'asking' | 'in' | 'out' | 'away'>('asking')
  const owner = computed(() => me.value?.accountId ?? last.value?.accountId)
  const name = computed(() => me.value?.name ?? last.value?.name ?? '')

  function enter(found: Me) {
    me.value = found
    state.value = 'in'
    last.value = { accountId: found.accountId, name: found.name }
    localStorage.setItem(key, JSON.stringify(last.value))
  }

  async function start(): Promise<void> {
    try {
      enter(await api.get('/api/session'))
    } catch (thrown) {
      const status = thrown instanceof ProblemError ? thrown.problem.status : 0
      state.value = status === 401 || !last.value ? 'out' : 'away'
    }
  }

  async function signIn(login: string, password: string, code: string): Promise<Problem | 'in'> {
    try {
      await ready()
      const body = { login, password, ...(code ? { code } : {}) }
      enter(await api.post('/api/session', body))
      return 'in'
    } catch (thrown) {
      return asProblem(thrown, preferences.locale)
    }
  }

  /** Leaves this phone: the server forgets the session, the phone forgets who it was. */
  async function signOut(): Promise<void> {
    await api.delete('/api/session').catch(() => undefined)
    me.value = undefined
    last.value = undefined
    state.value = 'out'
    localStorage.removeItem(key)
  }

  /** The server does not know the session any more; what was written stays. */
  function expired() {
    if (state.value === 'in' || state.value === 'away') state.value = 'out'
    me.value = undefined
  }

  return { me, state, owner, name, start, signIn, signOut, expired }
})
