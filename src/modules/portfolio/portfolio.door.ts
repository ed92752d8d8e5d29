export { classifyScaled } from './pareto.rules'
