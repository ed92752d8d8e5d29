import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconAlertCircle } from '@tabler/icons-react'

/** Done, with ten seconds to take it back. */
export function notifyDone(message: string, undo?: { label: string; run: () => void }): void {
  const id = crypto.randomUUID()
  notifications.show({
    id,
    autoClose: undo ? 10_000 : 4_000,
    withBorder: true,
    icon: <IconCircleCheck size={18} />,
    color: 'petroleo',
    closeButtonProps: { 'aria-label': 'Cerrar · Close' },
    message: (
      <span className="row spread">
        <span>{message}</span>
        {undo ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              notifications.hide(id)
              undo.run()
            }}
          >
            {undo.label}
          </Button>
        ) : null}
      </span>
    ),
  })
}

export function notifyProblem(message: string): void {
  notifications.show({
    message,
    color: 'rojo',
    icon: <IconAlertCircle size={18} />,
    withBorder: true,
    autoClose: 8_000,
    closeButtonProps: { 'aria-label': 'Cerrar · Close' },
  })
}
