import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// While developing, calls go to a server started with `./koumen demo --port 8080`.
const server = process.env['KOUMEN_URL'] ?? 'http://localhost:8080'

export default defineConfig({
  base: '/',
  plugins: [vue()],
  server: { proxy: { '/api': server } },
  build: { target: 'es2020' },
})
