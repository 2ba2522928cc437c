CREATE TABLE `strategy_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	`reply_ids` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `answers_of_strategy` ON `strategy_answers` (`workspace_id`,`strategy_id`);--> statement-breakpoint
ALTER TABLE `rounds` ADD `about_round_id` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `asked_by` text;--> statement-breakpoint
CREATE INDEX `rounds_about` ON `rounds` (`about_round_id`);