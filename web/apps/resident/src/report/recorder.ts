import { uuid7 } from '@koumen/domain'
import { onUnmounted, ref } from 'vue'
import type { Piece } from './report'

const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

function kind(): string | undefined {
  return typeof MediaRecorder === 'undefined'
    ? undefined
    : kinds.find((one) => MediaRecorder.isTypeSupported(one))
}

/** Whether this browser can take up sound at all; in some apps' browsers it cannot. */
export const canRecord = !!kind() && !!navigator.mediaDevices?.getUserMedia

/** What the server takes at most of a sound. */
const mostBytes = 2 << 20

/** How long a sound lasts, as far as this browser can play it. */
function lengthOf(file: Blob): Promise<number | undefined> {
  const address = URL.createObjectURL(file)
  const player = new Audio()
  return new Promise<number | undefined>((done) => {
    player.preload = 'metadata'
    player.onloadedmetadata = () =>
      done(Number.isFinite(player.duration) ? player.duration : undefined)
    player.onerror = () => done(undefined)
    player.src = address
  }).finally(() => URL.revokeObjectURL(address))
}

/** A chosen file as a piece, or the word for why it is not taken; the server looks at it again. */
export async function soundOf(
  file: File,
  most: number,
): Promise<Piece | 'soundTooLarge' | 'soundTooLong'> {
  if (file.size > mostBytes) return 'soundTooLarge'
  const length = await lengthOf(file)
  if (length !== undefined && length > most + 1) return 'soundTooLong'
  const seconds = length === undefined ? undefined : Math.ceil(length)
  return { id: uuid7(), kind: 'sound', file, name: 'sound', seconds }
}

/** Takes up one short sound; the microphone is open only while it runs. */
export function useRecorder(most: number, done: (piece: Piece) => void) {
  const on = ref(false)
  const seconds = ref(0)
  let recorder: MediaRecorder | undefined
  let ticking: ReturnType<typeof setInterval> | undefined

  async function start(): Promise<boolean> {
    let stream: MediaStream
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      return false
    }
    const parts: Blob[] = []
    const type = kind()
    recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 })
    recorder.ondataavailable = (event) => parts.push(event.data)
    recorder.onstop = () => {
      clearInterval(ticking)
      on.value = false
      stream.getTracks().forEach((track) => track.stop())
      const file = new Blob(parts, { type: type?.split(';')[0] })
      if (file.size > 0) {
        done({ id: uuid7(), kind: 'sound', file, name: 'sound', seconds: seconds.value })
      }
    }
    recorder.start()
    on.value = true
    seconds.value = 0
    ticking = setInterval(() => {
      seconds.value += 1
      if (seconds.value >= most) stop()
    }, 1000)
    return true
  }

  function stop() {
    if (recorder?.state === 'recording') recorder.stop()
  }

  onUnmounted(stop)
  return { on, seconds, start, stop }
}
