export { type AccountRights, requireRight, rightsOn } from './account-right'
