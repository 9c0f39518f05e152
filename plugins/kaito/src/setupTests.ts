import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A second is too little on a busy machine. No test measures time by it.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no canvas; axe-core copes with null and only wants to know.
HTMLCanvasElement.prototype.getContext = () => null;
