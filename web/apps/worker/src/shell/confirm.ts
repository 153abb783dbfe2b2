import { showConfirmDialog } from 'vant/es/dialog'

/** Asks before something cannot be undone; the safe answer is the default one. */
export async function confirm(
  title: string,
  yes: string,
  no: string,
  message?: string,
): Promise<boolean> {
  try {
    await showConfirmDialog({
      title,
      message,
      confirmButtonText: yes,
      cancelButtonText: no,
      closeOnPopstate: true,
    })
    return true
  } catch {
    return false
  }
}
