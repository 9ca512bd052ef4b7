using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Listing;

/// <summary>An operation that answers with a page of items and where the next page begins.</summary>
internal abstract class ListOperation<T>(EmulatedAccount account) : Operation
{
    /// <summary>AWS never puts more on a page, whatever is asked for.</summary>
    private const int Most = 100;

    protected EmulatedAccount Account => account;

    /// <summary>The answer's member that holds the items.</summary>
    protected abstract string ItemsMember { get; }

    /// <summary>The member, of request and answer, that says where a page begins.</summary>
    protected virtual string TokenMember => "nextToken";

    /// <summary>The request's member that says how long a page may be.</summary>
    protected virtual string SizeMember => "maxResults";

    /// <summary>Everything that the request asks for, on whichever page.</summary>
    protected abstract IEnumerable<T> Select(InputValues input);

    protected abstract JsonObject Describe(T item, CallerIdentity caller);

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        PageToken start = PageToken.First(QualifiedName, input.Fingerprint(TokenMember, SizeMember));
        if (input.Text(TokenMember) is string token)
            start = start.Read(token) ?? throw new ServiceErrorException(Service.Invalid($"{TokenMember} is invalid."));

        // What is not in the account is found out now; what is listed is what there is when the list is made.
        _ = Select(input);
        return () => Page(input, caller, start);
    }

    private JsonObject Page(InputValues input, CallerIdentity caller, PageToken start)
    {
        int size = (int)(input.Number(SizeMember) is long asked ? long.Min(asked, Most) : account.Options.PageSize);
        // One more than is shown tells whether there is a next page: the last one never leads to an empty one.
        List<T> items = Select(input).Skip(start.Offset).Take(size + 1).ToList();
        JsonObject answer = new()
        {
            [ItemsMember] = new JsonArray([.. items.Take(size).Select(item => Describe(item, caller))]),
        };
        if (items.Count > size) answer[TokenMember] = start.After(size).ToString();
        return answer;
    }
}
