import { uuid7 } from '@koumen/domain'
import type { Piece } from './report'

const longest = 1600
const quality = 0.82

/**
 * A photo drawn anew in this browser: smaller, and without where and when it was taken. A format
 * that this browser cannot draw goes as it is; the server draws it anew in any case.
 */
export async function shrink(file: File): Promise<Piece | undefined> {
  if (!file.type.startsWith('image/')) return undefined
  const id = uuid7()
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const small = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, 'image/jpeg', quality),
    )
    if (small) return { id, kind: 'picture', file: small, name: 'photo.jpg' }
  } catch {
    // Drawn by the server.
  }
  return { id, kind: 'picture', file, name: 'photo' }
}
