@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Test data is made of plain strings on purpose, and test helpers start and stop things without asking.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSUseShouldProcessForStateChangingFunctions'
        # Pester's BeforeAll and It are separate script blocks to the analyser.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
}
