package dev.kith.application.audience;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the subject, the list, the summaries and the relations one after the other: best where stores have caches. */
public final class ComposedAudiencePages implements AudiencePages {

    private final Audiences audiences;
    private final Users users;
    private final Ties ties;

    public ComposedAudiencePages(Audiences audiences, Users users, Ties ties) {
        this.audiences = audiences;
        this.users = users;
        this.ties = ties;
    }

    @Override
    public AudiencePage read(AudienceQuery query, @Nullable CommunityMode mode) {
        return users.find(query.subject())
                .map(subject -> new AudiencePage(subject, page(query, mode)))
                .orElse(AudiencePage.OF_NO_USER);
    }

    private Page<AudiencePage.Listed> page(AudienceQuery query, @Nullable CommunityMode mode) {
        return CompletedPage.read(
                () -> audiences.page(query), entries -> listed(entries, relations(entries, query.viewer(), mode)));
    }

    private Map<UserId, Relation> relations(
            List<AudienceEntry> entries, @Nullable UserId viewer, @Nullable CommunityMode mode) {
        return viewer == null || mode == null
                ? Map.of()
                : ties.relations(
                        viewer, entries.stream().map(AudienceEntry::user).toList(), mode);
    }

    private List<AudiencePage.Listed> listed(List<AudienceEntry> entries, Map<UserId, Relation> relations) {
        Map<UserId, UserSummary> summaries =
                users.summaries(entries.stream().map(AudienceEntry::user).toList()).stream()
                        .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity()));
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(summaries.get(entry.user()))
                        .map(summary -> new AudiencePage.Listed(
                                entry, summary, relations.getOrDefault(entry.user(), Relation.NONE))))
                .toList();
    }
}
