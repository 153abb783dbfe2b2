const longest = 1600
const quality = 0.82

/**
 * A photo drawn anew in this browser: smaller, and without where and when it was taken. A format
 * that this browser cannot draw comes back as it is; the server draws it anew in any case. Nothing
 * when it is no picture.
 */
export async function shrinkPicture(file: File): Promise<Blob | undefined> {
  if (!file.type.startsWith('image/')) return undefined
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
    if (small) return small
  } catch {
    // Drawn by the server.
  }
  return file
}
