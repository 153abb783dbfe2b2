import { ProblemError, type VisitBody, type VisitWritten } from '@koumen/api-client'
import type { Outcome, Parcel } from '@koumen/offline'
import { api, ready } from '../api'

/** Answers that say nothing about the visit: the server is busy, starting or broken. */
const later = new Set([0, 408, 425, 429])

/** Sends one visit and tells what became of it. */
export async function sendVisit(parcel: Parcel<VisitBody>): Promise<Outcome<VisitWritten>> {
  try {
    await ready()
    const answer = await api.post('/api/visits', parcel.body, { key: parcel.id })
    return { kind: 'taken', answer }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) return { kind: 'unreachable' }
    const { status, title, hint } = thrown.problem
    if (status === 401) return { kind: 'signed_out' }
    if (later.has(status) || status >= 500) return { kind: 'unreachable' }
    if (status === 403 && !(await signedIn())) return { kind: 'signed_out' }
    return { kind: 'refused', refusal: { text: title, hint } }
  }
}

/** A refusal without a session is about the session: its guard stands before the sign-in. */
async function signedIn(): Promise<boolean> {
  try {
    await api.get('/api/session')
    return true
  } catch {
    return false
  }
}
