using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes <c>-ExecutionRoleArn</c>: first with the role that the endpoint on the line has itself, then with the
/// roles that were used before.
/// </summary>
internal sealed class RoleCompleter : ValueCompleter
{
    private static readonly SessionKind Endpoint = SessionKinds.Of(SessionTargetKind.ManagedEndpoint);

    private protected override IEnumerable<CompletionResult> Complete(TypedArgument argument)
    {
        IEnumerable<(string Role, string ToolTip)> roles =
            [.. OfEndpoint(argument), .. RecentRoles.All.Select(role => (role, "used before"))];
        return Candidates.InOrder(
            roles.GroupBy(role => role.Role, StringComparer.Ordinal).Select(same => same.First()), argument.Word);
    }

    private static IEnumerable<(string Role, string ToolTip)> OfEndpoint(TypedArgument argument)
    {
        if (argument.Call is not { } call || call.Text(Endpoint.TargetParameter) is not { } endpoint)
            return [];
        SuggestionQuery query = new(
            call.Identity, call.Options, Endpoint.Kind, OwnerId: call.Text(Endpoint.OwnerParameter!));
        // Lists have ids only, and the line can have an ARN.
        string id = endpoint.Substring(endpoint.LastIndexOf('/') + 1);
        return Engine.Instance.Suggest(query)
            .Where(suggestion => suggestion.Id == id && suggestion.ExecutionRoleArn is not null)
            .Select(suggestion => (suggestion.ExecutionRoleArn!, $"the role of {suggestion.Name ?? suggestion.Id}"));
    }
}
