import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import type { NotificationData } from '@mantine/notifications'

/** Tells the frame that notices are wanted: their part is loaded with the first one. */
export const noticesWanted = 'clave:notices'

/** Done, with ten seconds to take it back. */
export function notifyDone(message: string, undo?: { label: string; run: () => void }): void {
  const id = crypto.randomUUID()
  const hide = (): void => void import('@mantine/notifications').then(({ notifications }) => notifications.hide(id))
  show({
    id,
    autoClose: undo ? 10_000 : 4_000,
    icon: <IconCircleCheck size={18} />,
    message: (
      <span className="row spread">
        <span>{message}</span>
        {undo ? (
          <button
            type="button"
            className="toast-undo"
            onClick={() => {
              hide()
              undo.run()
            }}
          >
            {undo.label}
          </button>
        ) : null}
      </span>
    ),
  })
}

export function notifyProblem(message: string): void {
  show({ message, icon: <IconAlertCircle size={18} />, autoClose: 8_000 })
}

function show(notice: NotificationData): void {
  window.dispatchEvent(new CustomEvent(noticesWanted))
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({
      ...notice,
      classNames: { root: 'toast', icon: 'toast-icon', description: 'toast-text', closeButton: 'toast-close' },
      closeButtonProps: { 'aria-label': document.documentElement.lang === 'en' ? 'Close' : 'Cerrar' },
    }),
  )
}
