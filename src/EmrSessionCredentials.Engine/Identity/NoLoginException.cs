using System;

namespace EmrSessionCredentials.Identity;

/// <summary>There is no login to IAM Identity Center, or its file cannot be read.</summary>
internal sealed class NoLoginException : Exception;
