import { createApi } from '@koumen/api-client'
import { currentLocale } from '../i18n'

let signInNeeded = () => {}

/** Tells the client what to do when the session has ended; set once by the session. */
export function onSignInNeeded(handler: () => void): void {
  signInNeeded = handler
}

/** The one client of this page. */
export const api = createApi({
  locale: currentLocale,
  onSignInNeeded: () => signInNeeded(),
})
