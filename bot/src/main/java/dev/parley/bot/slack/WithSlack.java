package dev.parley.bot.slack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Only there when a bot token is set or workspaces can install the app; else Slack costs nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("!'${parley.slack.bot-token:}'.isBlank() or !'${parley.slack.client-id:}'.isBlank()")
@interface WithSlack {}
