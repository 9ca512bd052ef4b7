using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Output;

/// <summary>A cmdlet whose output <c>-Select</c> chooses.</summary>
internal interface ISelectable : IDisposable
{
    /// <summary>Every path that <c>-Select</c> can name.</summary>
    IReadOnlyList<string> Paths { get; }
}
