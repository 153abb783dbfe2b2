import type { FollowRating, FollowView } from '@koumen/api-client'
import { reactive } from 'vue'
import { api, ready } from '../api'

/** Number and code of a contact card. */
export interface Slip {
  number: string
  code: string
}

export async function follow(slip: Slip): Promise<FollowView> {
  await ready()
  return api.post('/api/follow', slip)
}

export async function rate(
  slip: Slip,
  rating: Omit<FollowRating, keyof Slip>,
): Promise<FollowView> {
  await ready()
  return api.post('/api/follow/rating', { ...slip, ...rating })
}

/** The slip on its way from the first page or from a contact card; held in memory only. */
export const current = reactive<{ slip?: Slip; view?: FollowView }>({})

/** Number and code behind the hash of a contact card's address. */
export function slipOf(hash: string): Slip | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const number = given.get('number')?.trim()
  const code = given.get('code')?.trim()
  return number && code ? { number, code } : undefined
}
