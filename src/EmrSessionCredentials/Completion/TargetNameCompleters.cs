// One name for each parameter, since an attribute can give a completer's type and nothing else.
#pragma warning disable MA0048

using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes a name of Find-EMRSessionTarget with the names that there are of the kinds that were typed, or of all.
/// </summary>
/// <param name="isOfOwner">Whether the names are those of owners.</param>
internal abstract class TargetNameCompleter(bool isOfOwner) : ValueCompleter
{
    private protected sealed override IEnumerable<CompletionResult> Complete(TypedArgument argument)
    {
        if (argument.Call is not { } call)
            return [];
        // At once, because each can take as long as anybody should wait.
        Task<IReadOnlyList<Suggestion>>[] suggestions =
        [
            .. argument.Kinds
                .Where(kind => !isOfOwner || SessionKinds.Of(kind).OwnerParameter is not null)
                .Select(kind => new SuggestionQuery(call.Identity, call.Options, kind, isOfOwner))
                .Select(query => Task.Run(() => Engine.Instance.Suggest(query))),
        ];
        IEnumerable<string> names = Task.WhenAll(suggestions).GetAwaiter().GetResult().SelectMany(found => found)
            .Select(suggestion => string.IsNullOrEmpty(suggestion.Name) && isOfOwner ? suggestion.Id : suggestion.Name)
            .OfType<string>()
            // The parameters take patterns.
            .Select(WildcardPattern.Escape)
            .Distinct(StringComparer.Ordinal);
        return Candidates.Matching(names, argument.Word);
    }
}

/// <summary>Completes <c>-Name</c> of Find-EMRSessionTarget.</summary>
internal sealed class OwnNameCompleter() : TargetNameCompleter(isOfOwner: false);

/// <summary>Completes <c>-Owner</c> of Find-EMRSessionTarget.</summary>
internal sealed class OwnerNameCompleter() : TargetNameCompleter(isOfOwner: true);
