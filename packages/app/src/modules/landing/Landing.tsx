import { Navigate } from 'react-router-dom';

export const Landing = () => <Navigate to="/kaito" replace />;
