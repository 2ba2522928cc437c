CREATE TABLE `clips` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`message_ts` text NOT NULL,
	`thread_ts` text NOT NULL,
	`file_id` text NOT NULL,
	`reply_id` text NOT NULL,
	`state` text NOT NULL,
	`transcript` text NOT NULL,
	`attempts` integer NOT NULL,
	`nudges` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clips_once` ON `clips` (`workspace_id`,`channel_id`,`message_ts`,`file_id`);--> statement-breakpoint
CREATE INDEX `clips_due` ON `clips` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `clips_of_reply` ON `clips` (`reply_id`);--> statement-breakpoint
CREATE INDEX `clips_of_file` ON `clips` (`workspace_id`,`file_id`);--> statement-breakpoint
ALTER TABLE `replies` ADD `may_quote` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `disclosure` text DEFAULT 'named' NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `smallest_group` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `published` text;