import { asProblem, ProblemError, type VisitWritten } from '@koumen/api-client'
import type { Outcome, Parcel } from '@koumen/offline'
import { preferences } from '@koumen/phone'
import { api, ready } from '../api'
import type { Photo, VisitParcel } from './visit'

/** Answers that say nothing about the visit: the server is busy, starting or broken. */
const later = new Set([0, 408, 425, 429])

/** Sends one visit, then its photos, and tells what became of it. */
export async function sendVisit(parcel: Parcel<VisitParcel>): Promise<Outcome<VisitWritten>> {
  try {
    await ready()
    const { photos, ...visit } = parcel.body
    const answer = await api.post('/api/visits', visit, { key: parcel.id })
    for (const photo of photos ?? []) await sendPhoto(answer, photo)
    return { kind: 'taken', answer }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) return { kind: 'unreachable' }
    const { status, title, hint, code } = thrown.problem
    if (code === 'csrf') return { kind: 'unreachable' }
    if (status === 401) return { kind: 'signed_out' }
    if (later.has(status) || status >= 500) return { kind: 'unreachable' }
    if (status === 403 && !(await signedIn())) return { kind: 'signed_out' }
    return { kind: 'refused', refusal: { text: title, hint, code } }
  }
}

/**
 * Hangs a photo on the request; sent again it counts once. One that the server will not take is let
 * go: the visit stands, and waiting would not make it a picture.
 */
async function sendPhoto(answer: VisitWritten, photo: Photo): Promise<void> {
  if (!answer.request) return
  const form = new FormData()
  form.append('file', blobOf(photo.data), 'photo.jpg')
  try {
    await api.post('/api/requests/{county}/{request}/pictures', form, {
      path: { county: answer.county, request: answer.request.id },
      query: { id: photo.id },
    })
  } catch (thrown) {
    const { status } = asProblem(thrown, preferences.locale)
    if (later.has(status) || status >= 500 || status === 401 || status === 403) throw thrown
  }
}

/** A data URL as a file; fetching one is what the page's own policy forbids. */
function blobOf(data: string): Blob {
  const [head = '', content = ''] = data.split(',', 2)
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type: head.slice('data:'.length).split(';')[0] })
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
