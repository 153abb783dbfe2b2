import { isAbort, type CampaignKit } from '@koumen/api-client'
import type { Sealed } from '@koumen/offline'
import Dexie, { type EntityTable } from 'dexie'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { api } from '../api'
import { useCarried } from '../carried/carried'
import { pocket } from '../outbox/outbox'
import { useSession } from '../session/session'

interface KitRow extends Sealed {
  owner: string
}

/** Campaigns on this phone, locked like everything else that it keeps. */
class Kits extends Dexie {
  declare kits: EntityTable<KitRow, 'owner'>

  constructor() {
    super('koumen-worker-campaigns')
    this.version(1).stores({ kits: 'owner' })
  }
}

const kits = new Kits()

/** What runs, what is asked and told: kept for days without signal, and brought up to date with one. */
export const useCampaigns = defineStore('campaigns', () => {
  const session = useSession()
  const carried = useCarried()
  const kit = shallowRef<CampaignKit>()
  let asking: Promise<void> | undefined

  watch(
    () => [session.owner, carried.state, carried.checkedAt] as const,
    ([owner, state], before) => {
      if (before && before[0] !== owner) kit.value = undefined
      if (state === 'open' || state === 'unable') void refresh()
      if (state === 'none' && before?.[1] === 'open') void forget(before[0])
    },
    { immediate: true },
  )

  /** Takes what the phone holds, then asks what is new. */
  function refresh(): Promise<void> {
    asking ??= read().finally(() => (asking = undefined))
    return asking
  }

  async function read(): Promise<void> {
    const owner = session.owner
    if (!owner) return
    if (!kit.value && carried.state === 'open') kit.value = await kept(owner)
    if (session.state !== 'in' || !session.me?.permissions.includes('VISIT_WRITE')) return
    try {
      const known = kit.value?.stamp
      const fresh = await api.get('/api/worker/campaigns', { query: { known } })
      if (fresh.stamp === known || session.owner !== owner) return
      kit.value = fresh
      if (carried.state === 'open') {
        await kits.kits.put({ owner, ...(await pocket.vault.seal(owner, fresh)) })
      }
    } catch (thrown) {
      // No signal: what is held stays.
      if (!isAbort(thrown) && !kit.value) return
    }
  }

  async function kept(owner: string): Promise<CampaignKit | undefined> {
    const row = await kits.kits.get(owner)
    if (!row) return undefined
    try {
      return await pocket.vault.openSealed<CampaignKit>(owner, row)
    } catch {
      // Locked with a key that is gone.
      await kits.kits.delete(owner)
      return undefined
    }
  }

  async function forget(owner: string | undefined): Promise<void> {
    kit.value = undefined
    if (owner) await kits.kits.delete(owner)
  }

  return { kit, refresh }
})
