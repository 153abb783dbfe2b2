import { asProblem, ProblemError, type PhoneFile, type Problem } from '@koumen/api-client'
import { Carried } from '@koumen/offline'
import { preferences } from '@koumen/phone'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, ready } from '../api'
import { pocket } from '../outbox/outbox'
import { useSession } from '../session/session'
import { keptRhythm, keepRhythm, phoneId } from './kept'

const { vault } = pocket

/** What this phone is called where its owner can cut it off. */
function nameOfThisPhone(): string {
  const system = /Android [\d.]+|iPhone|iPad|Windows|Mac OS X|Linux/.exec(navigator.userAgent)?.[0]
  return `${system ?? navigator.platform} ${screen.width}×${screen.height}`
}

const carried = new Carried<PhoneFile>(pocket, {
  compare: async (digests) => {
    const { buckets } = await api.post('/api/phones/{id}/comparison', { digests }, mine())
    return buckets
  },
  fetch: async (county, households) => {
    const { rows } = await api.post('/api/phones/{id}/files', { county, households }, mine())
    return rows.map((one) => ({ id: one.file.household.id, stamp: one.stamp, file: one }))
  },
})

function mine() {
  return { path: { id: phoneId(useSession().owner ?? '') } }
}

/**
 * The files on this phone. `open`: they can be read; `locked`: the password opens them; `none`:
 * there are none; `unable`: this browser cannot lock anything, so nothing is kept.
 */
export const useCarried = defineStore('carried', () => {
  const session = useSession()
  const state = ref<'none' | 'locked' | 'open' | 'unable'>('none')
  const files = shallowRef(new Map<string, PhoneFile>())
  const checkedAt = ref<Date>()
  const progress = ref<{ done: number; of: number }>()
  const problem = ref<Problem>()
  const count = computed(() => files.value.size)
  let admitted: Promise<boolean> | undefined
  let checking: Promise<void> | undefined

  /** With a signal: fetches the key and makes the phone hold what it should. */
  function start(): Promise<void> {
    checking ??= check().finally(() => (checking = undefined))
    return checking
  }

  async function check(): Promise<void> {
    const owner = session.owner
    if (!owner || session.state !== 'in') return
    if (!globalThis.crypto?.subtle) {
      state.value = 'unable'
      return
    }
    try {
      admitted = admit(owner)
      if (!(await admitted)) return
      await load(owner)
      await carried.round(owner, (done, of) => (progress.value = { done, of }))
      await load(owner)
      checkedAt.value = new Date()
      problem.value = undefined
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.code === 'phone-cut-off') {
        await cutOff(owner, thrown.problem)
        return
      }
      await openHere()
      const failed = asProblem(thrown, preferences.locale)
      problem.value = failed.code === 'offline' ? undefined : failed
    } finally {
      progress.value = undefined
    }
  }

  async function admit(owner: string): Promise<boolean> {
    if (!session.me?.permissions.includes('VISIT_WRITE')) return false
    await ready()
    const { key, rhythm } = await api.put('/api/phones/{id}', { name: nameOfThisPhone() }, mine())
    await vault.take(owner, key)
    keepRhythm(rhythm)
    return true
  }

  /** Locks the files with the password that was just typed, for days that begin without signal. */
  async function protect(password: string): Promise<void> {
    const owner = session.owner
    void start()
    if (owner && (await admitted?.catch(() => false))) await vault.protect(owner, password)
  }

  /** Without a signal: opens what the phone holds, if the day's key is still good. */
  async function openHere(): Promise<void> {
    const owner = session.owner
    if (!owner || state.value === 'open' || !globalThis.crypto?.subtle) return
    if (await vault.open(owner)) await load(owner)
    else state.value = (await vault.hasPassword(owner)) ? 'locked' : 'none'
  }

  /** Opens with the password; false when it is another one. */
  async function unlock(password: string): Promise<boolean> {
    const owner = session.owner
    if (!owner || !(await vault.unlock(owner, password))) return false
    await load(owner)
    return true
  }

  async function load(owner: string): Promise<void> {
    files.value = await carried.all(owner)
    state.value = 'open'
  }

  /** Takes the files off this phone; what was written and not sent stays. */
  async function forget(): Promise<void> {
    const owner = session.owner
    if (owner) {
      await carried.forget(owner)
      await vault.forget(owner)
    }
    files.value = new Map()
    state.value = 'none'
    checkedAt.value = undefined
  }

  async function cutOff(owner: string, why: Problem): Promise<void> {
    await vault.forget(owner)
    await pocket.forgetAll(owner)
    files.value = new Map()
    state.value = 'none'
    problem.value = why
  }

  return {
    state,
    files,
    count,
    checkedAt,
    progress,
    problem,
    rhythm: keptRhythm,
    start,
    protect,
    openHere,
    unlock,
    forget,
  }
})
