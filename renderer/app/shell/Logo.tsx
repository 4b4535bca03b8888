import classes from "./Logo.module.css";

export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg className={classes.logo} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" />
      <path d="M12 18v-5.2L7.4 8.2M12 12.8l4.6-4.6" />
      <circle cx="6.9" cy="7.4" r="1.7" />
      <circle cx="17.1" cy="7.4" r="1.7" />
    </svg>
  );
}
