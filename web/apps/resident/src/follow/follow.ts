import type { FollowRating, FollowView, Media } from '@koumen/api-client'
import { uuid7 } from '@koumen/domain'
import { signatureForm, type SignatureDraft } from '@koumen/ui'
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

/** What else a resident says, by the address that takes it. */
export type Word = 'answer' | 'reopening' | 'appeal' | 'withdrawal'

export async function say(slip: Slip, word: Word, id: string, text: string): Promise<FollowView> {
  await ready()
  return api.post(`/api/follow/${word}`, { ...slip, id, text })
}

function headers(slip: Slip): Record<string, string> {
  return { 'X-Follow-Number': slip.number, 'X-Follow-Code': slip.code }
}

/** Signs what is about to be said, for the move of this id alone. */
export async function sign(slip: Slip, move: string, text: string, draft: SignatureDraft) {
  await ready()
  await api.post('/api/follow/signatures', signatureForm(draft, uuid7(), move, text), {
    headers: headers(slip),
  })
}

export async function pictures(slip: Slip): Promise<Media[]> {
  const page = await api.get<{ rows: Media[] }>('/api/follow/pictures', { headers: headers(slip) })
  return page.rows
}

/** A picture or sound as an address of this page: the code goes in a header, never in a link. */
export async function pictureAddress(slip: Slip, id: string, small: boolean): Promise<string> {
  const answer = await fetch(`/api/follow/pictures/${id}${small ? '/small' : ''}`, {
    headers: headers(slip),
    credentials: 'same-origin',
  })
  if (!answer.ok) throw new Error(`picture: ${answer.status}`)
  return URL.createObjectURL(await answer.blob())
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
