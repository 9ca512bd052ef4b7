@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Test data is made of plain strings on purpose, and test helpers start and stop things without asking.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSUseShouldProcessForStateChangingFunctions'
        # The emulator is on this machine and speaks plain http; samples and tests hand it credentials.
        'PSAvoidUsingAllowUnencryptedAuthentication'
        # Pester's BeforeAll and It are separate script blocks to the analyser.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Neither sees into script blocks that are handed on: to another runspace, or to a cmdlet that runs them.
        'PSReviewUnusedParameter'
        'PSUseUsingScopeModifierInNewRunspaces'
    )
}
