import type { Api } from './client'
import type { Job } from './types'

/** Whether nothing more will happen to a job. */
export function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'
}

/**
 * Follows a job live; where the stream breaks, asks again every two seconds. Resolves with the last
 * state. Aborting the signal stops listening, never the job.
 */
export function followJob(
  api: Api,
  id: string,
  onProgress: (job: Job) => void,
  signal?: AbortSignal,
): Promise<Job> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(`/api/jobs/${encodeURIComponent(id)}/progress`)
    let timer: ReturnType<typeof setTimeout> | undefined

    function stop() {
      source.close()
      clearTimeout(timer)
    }
    function take(job: Job) {
      onProgress(job)
      if (isOver(job)) {
        stop()
        resolve(job)
      }
    }
    function read(event: MessageEvent<string>) {
      take(JSON.parse(event.data) as Job)
    }
    async function poll() {
      source.close()
      try {
        const job = await api.get<Job>('/api/jobs/{id}', { path: { id }, signal })
        take(job)
        if (!isOver(job)) timer = setTimeout(poll, 2000)
      } catch (thrown) {
        stop()
        reject(thrown)
      }
    }

    source.onmessage = read
    source.addEventListener('progress', read)
    source.onerror = () => void poll()
    signal?.addEventListener('abort', () => {
      stop()
      reject(new DOMException('left', 'AbortError'))
    })
  })
}
