import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'

export default function Notices(): ReactNode {
  return <Notifications position="bottom-right" limit={4} zIndex={400} />
}
