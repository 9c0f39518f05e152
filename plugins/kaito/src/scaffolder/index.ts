export { kaitoFormFields } from './formFields';
