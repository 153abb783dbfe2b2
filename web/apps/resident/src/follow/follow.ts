import { reactive } from 'vue'
import { api, ready } from '../api'

/** A request as the one who asked sees it. */
export interface FollowView {
  number: string
  title: string
  body: string
  kind: string
  state: 'received' | 'dispatched' | 'settled' | 'rated' | 'withdrawn'
  headline: string
  holder?: string | null
  dueAt?: string | null
  receivedAt: string
  result?: string | null
  canRate: boolean
  solved?: boolean | null
  stars?: number | null
  ratingReason?: string | null
  steps: { kind: string; at: string; text: string; dueAt?: string | null }[]
}

/** Number and code of a contact card. */
export interface Slip {
  number: string
  code: string
}

export interface Rating {
  id: string
  solved: boolean
  stars: number
  reason?: string
}

export async function follow(slip: Slip): Promise<FollowView> {
  await ready()
  return api.post<FollowView>('/api/follow', slip)
}

export async function rate(slip: Slip, rating: Rating): Promise<FollowView> {
  await ready()
  return api.post<FollowView>('/api/follow/rating', { ...slip, ...rating })
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
