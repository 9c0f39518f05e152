import '@testing-library/jest-dom';

// jsdom has no canvas; axe-core copes with null and only wants to know.
HTMLCanvasElement.prototype.getContext = () => null;
