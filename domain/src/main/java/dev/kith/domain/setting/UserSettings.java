package dev.kith.domain.setting;

import java.util.Map;

/**
 * What a user wants to be told, and how.
 *
 * @param otherMail about anything but questions and answers, by mail
 * @param interests about what they are interested in, by mail
 * @param engagement to come back, by mail
 * @param mobile on their phone
 * @param toasts on the page they look at
 * @param toastSounds with a sound
 * @param notifications what else their programs tell them of, or do not, by the programs' own names
 * @param display how their programs look, in the programs' own words
 */
public record UserSettings(
        QaFrequency qaFrequency,
        boolean otherMail,
        boolean interests,
        boolean engagement,
        boolean mobile,
        boolean toasts,
        boolean toastSounds,
        Map<String, Boolean> notifications,
        Map<String, String> display) {

    /** How many notifications, and how many words on display, one user may have. */
    public static final int MAX_ENTRIES = 50;

    public static final UserSettings DEFAULT =
            new UserSettings(QaFrequency.AT_ONCE, true, true, true, true, true, true, Map.of(), Map.of());

    public UserSettings {
        notifications = Map.copyOf(notifications);
        display = Map.copyOf(display);
        if (notifications.size() > MAX_ENTRIES || display.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("At most " + MAX_ENTRIES + " settings of a kind");
        }
    }

    public UserSettings withQaFrequency(QaFrequency chosen) {
        return new UserSettings(
                chosen, otherMail, interests, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withOtherMail(boolean wanted) {
        return new UserSettings(
                qaFrequency, wanted, interests, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withInterests(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, wanted, engagement, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withEngagement(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, wanted, mobile, toasts, toastSounds, notifications, display);
    }

    public UserSettings withMobile(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, wanted, toasts, toastSounds, notifications, display);
    }

    public UserSettings withToasts(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, wanted, toastSounds, notifications, display);
    }

    public UserSettings withToastSounds(boolean wanted) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, wanted, notifications, display);
    }

    public UserSettings withNotifications(Map<String, Boolean> chosen) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, toastSounds, chosen, display);
    }

    public UserSettings withDisplay(Map<String, String> chosen) {
        return new UserSettings(
                qaFrequency, otherMail, interests, engagement, mobile, toasts, toastSounds, notifications, chosen);
    }
}
