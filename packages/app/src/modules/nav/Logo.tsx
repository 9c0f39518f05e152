import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import styles from './Logo.module.css';

export const Logo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <div
      className={styles.root}
      style={{ height: 3 * sidebarConfig.logoHeight }}
    >
      <Link to="/" underline="none" className={styles.link} aria-label="Home">
        <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden>
          <path d="M8 6v20M8 18 18 6M12 14l8 12" />
          <circle cx="25" cy="8" r="3.2" />
        </svg>
        {isOpen && <span className={styles.name}>KAITO Portal</span>}
      </Link>
    </div>
  );
};
